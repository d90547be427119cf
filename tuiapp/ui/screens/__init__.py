"""The screens that lie over the main screen."""
