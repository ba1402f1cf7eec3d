from motcua.documents.models.files import File
from motcua.documents.models.uploads import Upload, UploadPiece

__all__ = ["File", "Upload", "UploadPiece"]
