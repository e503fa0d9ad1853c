"""Methods that show the keywords of the request they take, to help(), notebooks and people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from inspect import Signature

F = TypeVar("F", bound=Callable[..., object])


def shows_keywords(method: F) -> F:
    """A method of an endpoint whose signature is that of the endpoint's request model."""
    return cast(F, _Keywords(method))


class _Keywords:
    """The descriptor behind `shows_keywords`."""

    def __init__(self, method: Callable[..., object]) -> None:
        self._method = method
        self.__doc__ = method.__doc__

    def __get__(self, endpoint: Any, owner: type) -> object:
        return self if endpoint is None else _Bound(self._method, endpoint)


class _Bound:
    """The method of one endpoint, ready to be called."""

    def __init__(self, method: Callable[..., object], endpoint: Any) -> None:
        self._method = method
        self._endpoint = endpoint

    def __get__(self, endpoint: Any, owner: type) -> object:
        """Never called; with it, help() takes this for the method that it stands for."""
        return self

    def __call__(self, /, *args: object, **keywords: object) -> object:
        if args:
            first = next(iter(self.__signature__.parameters), "name")
            raise TypeError(f"keywords only: write {first}=...")
        return self._method(self._endpoint, **keywords)

    @property
    def __signature__(self) -> Signature:
        import inspect

        request = inspect.signature(self._endpoint.request)
        method = inspect.signature(self._method)
        return request.replace(return_annotation=method.return_annotation)

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]  # a class has a plain one
        return self._method.__doc__

    @property
    def __name__(self) -> str:
        return self._method.__name__

    def __repr__(self) -> str:
        return f"<{self._method.__qualname__} of {self._endpoint!r}>"
