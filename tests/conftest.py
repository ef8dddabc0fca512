"""Settings for all tests."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)  # a busy machine fails no test
settings.load_profile("steady")
