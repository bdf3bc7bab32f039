"""The predecessor's way: FastAPI, SQLAlchemy sessions in plain functions, pydantic response models."""
