from motcua.documents.models.files import File
from motcua.documents.models.links import CameraLink
from motcua.documents.models.uploads import Upload, UploadPiece

__all__ = [
    "CameraLink",
    "File",
    "Upload",
    "UploadPiece",
]
