import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from motcua.config import safety

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
safety.refuse_unsafe(settings)
application = get_wsgi_application()
