"""Stands in for the signatures that a program may give to functions of JavaScript.

The interpreter wants one at its start, of a function that takes anything; the rules call none.
"""

from typing import NoReturn

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default


def _anything(*args: object, **kwargs: object) -> None:
    pass


no_default = object()
#: What is called; whether it makes an object; of arguments by position: how many must be there, their
#: converters and defaults, the converter of further ones; of named ones: names, converters, defaults,
#: the converter of further ones; the converter of the result.
default_signature = JsFuncSignature(
    _anything,
    False,
    0,
    (),
    (),
    py2js_default,
    (),
    (),
    (),
    py2js_default,
    js2py_default_call_result,
)


def _refuse(*_arguments: object) -> NoReturn:
    raise NotImplementedError("functions of JavaScript have no signatures here")


get_attr_sig = func_to_sig = bind_class_sig = _refuse
