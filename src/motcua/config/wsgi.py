import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from motcua.config import safety

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
safety.refuse_unsafe(settings)
application = get_wsgi_application()

# What a web process loads it keeps: the collector need not walk it again, and requests leave few cycles behind.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
