"""The plain way of Django REST framework: nested ModelSerializers over the same models, nothing prefetched or kept."""
