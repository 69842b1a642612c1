/** The library's Python: numpy, what stands in for Python's own library, and what loads and calls programs. */
import advice from "./numpy/advice.py";
import arrangement from "./numpy/arrangement.py";
import axes from "./numpy/axes.py";
import bridge from "./numpy/bridge.py";
import chance from "./numpy/chance.py";
import conversion from "./numpy/conversion.py";
import creation from "./numpy/creation.py";
import dtype from "./numpy/dtype.py";
import elementMethods from "./numpy/element_methods.py";
import elementwise from "./numpy/elementwise.py";
import errors from "./numpy/errors.py";
import indexing from "./numpy/indexing.py";
import module from "./numpy/module.py";
import ndarray from "./numpy/ndarray.py";
import operators from "./numpy/operators.py";
import ordering from "./numpy/ordering.py";
import padding from "./numpy/padding.py";
import picking from "./numpy/picking.py";
import printing from "./numpy/printing.py";
import product from "./numpy/product.py";
import reduction from "./numpy/reduction.py";
import reductionMethods from "./numpy/reduction_methods.py";
import shapeMethods from "./numpy/shape_methods.py";
import ufunc from "./numpy/ufunc.py";
import programBuiltins from "./program/builtins.py";
import programContainers from "./program/containers.py";
import programForbidden from "./program/forbidden.py";
import programFormats from "./program/formats.py";
import programOperators from "./program/operators.py";
import programProgram from "./program/program.py";
import programRoom from "./program/room.py";
import programSupport from "./program/support.py";
import programText from "./program/text.py";
import programValues from "./program/values.py";
import standardCollections from "./standard/collections.py";
import standardContextlib from "./standard/contextlib.py";
import standardDataclasses from "./standard/dataclasses.py";
import standardFunctools from "./standard/functools.py";
import standardInert from "./standard/inert.py";
import standardItertools from "./standard/itertools.py";
import standardModules from "./standard/modules.py";
import standardOperator from "./standard/operator.py";
import standardRandom from "./standard/random.py";
import standardStatistics from "./standard/statistics.py";
import standardTime from "./standard/time.py";

/** By name; loaded in this order, into one namespace. */
export const LIBRARY_TEXTS = {
  "numpy/bridge": bridge,
  "numpy/errors": errors,
  "numpy/dtype": dtype,
  "numpy/axes": axes,
  "numpy/operators": operators,
  "numpy/indexing": indexing,
  "numpy/ndarray": ndarray,
  "numpy/shape_methods": shapeMethods,
  "numpy/reduction_methods": reductionMethods,
  "numpy/element_methods": elementMethods,
  "numpy/conversion": conversion,
  "numpy/creation": creation,
  "numpy/ufunc": ufunc,
  "numpy/elementwise": elementwise,
  "numpy/reduction": reduction,
  "numpy/ordering": ordering,
  "numpy/product": product,
  "numpy/arrangement": arrangement,
  "numpy/padding": padding,
  "numpy/picking": picking,
  "numpy/printing": printing,
  "numpy/chance": chance,
  "numpy/module": module,
  "numpy/advice": advice,
  "program/support": programSupport,
  "standard/modules": standardModules,
  "standard/collections": standardCollections,
  "standard/functools": standardFunctools,
  "standard/itertools": standardItertools,
  "standard/operator": standardOperator,
  "standard/time": standardTime,
  "standard/random": standardRandom,
  "standard/dataclasses": standardDataclasses,
  "standard/contextlib": standardContextlib,
  "standard/statistics": standardStatistics,
  "standard/inert": standardInert,
  "program/operators": programOperators,
  "program/builtins": programBuiltins,
  "program/containers": programContainers,
  "program/text": programText,
  "program/formats": programFormats,
  "program/forbidden": programForbidden,
  "program/values": programValues,
  "program/program": programProgram,
  "program/room": programRoom,
};
