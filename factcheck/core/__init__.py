"""The words of the design as frozen dataclasses, their keys and closed lists; standard library only."""
