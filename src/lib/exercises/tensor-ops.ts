/**
 * What of TensorFlow.js a submission may use. An allow-list: no layers, files, browser, environment, engine or backend,
 * and nothing that reaches for the network. `exercises/tf.d.ts` takes the types of `tf` from here.
 */
// prettier-ignore
export const TENSOR_OPS = [
  // making tensors
  "tensor", "tensor1d", "tensor2d", "tensor3d", "tensor4d", "tensor5d", "tensor6d", "scalar", "variable",
  "zeros", "ones", "zerosLike", "onesLike", "fill", "eye", "diag", "linspace", "range", "oneHot", "meshgrid", "buffer",
  "randomNormal", "randomStandardNormal", "randomUniform", "randomUniformInt", "truncatedNormal", "multinomial", "rand",
  // arithmetic
  "add", "addN", "sub", "mul", "div", "divNoNan", "floorDiv", "mod", "pow", "maximum", "minimum", "squaredDifference",
  "abs", "neg", "sign", "sqrt", "rsqrt", "square", "reciprocal", "exp", "expm1", "log", "log1p", "erf",
  "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "atan2", "asinh", "acosh", "atanh",
  "ceil", "floor", "round", "step", "clipByValue", "isNaN", "isInf", "isFinite", "cast", "clone",
  // comparing
  "equal", "notEqual", "greater", "greaterEqual", "less", "lessEqual",
  "logicalAnd", "logicalOr", "logicalNot", "logicalXor", "where", "whereAsync", "booleanMaskAsync",
  // reducing
  "sum", "mean", "prod", "max", "min", "any", "all", "argMax", "argMin", "logSumExp", "moments", "norm", "euclideanNorm",
  "cumsum", "cumprod", "bincount", "topk", "unique", "inTopKAsync",
  // matrices
  "matMul", "dot", "outerProduct", "einsum", "transpose",
  // shapes
  "reshape", "expandDims", "squeeze", "stack", "unstack", "concat", "concat1d", "concat2d", "concat3d", "concat4d",
  "split", "slice", "slice1d", "slice2d", "slice3d", "slice4d", "stridedSlice", "gather", "gatherND", "scatterND",
  "tensorScatterUpdate", "unsortedSegmentSum", "tile", "broadcastTo", "broadcastArgs", "ensureShape",
  "pad", "pad1d", "pad2d", "pad3d", "pad4d", "mirrorPad",
  "reverse", "reverse1d", "reverse2d", "reverse3d", "reverse4d", "searchSorted", "lowerBound", "upperBound",
  "depthToSpace", "spaceToBatchND", "batchToSpaceND", "setdiff1dAsync",
  // networks
  "relu", "relu6", "leakyRelu", "prelu", "elu", "selu", "sigmoid", "logSigmoid", "softplus", "softmax", "logSoftmax",
  "batchNorm", "batchNorm2d", "batchNorm3d", "batchNorm4d", "localResponseNormalization", "dropout",
  "conv1d", "conv2d", "conv2dTranspose", "conv3d", "depthwiseConv2d", "separableConv2d",
  "maxPool", "maxPoolWithArgmax", "avgPool", "maxPool3d", "avgPool3d", "pool", "basicLSTMCell", "multiRNNCell",
  "movingAverage",
  // gradients and memory
  "grad", "grads", "valueAndGrad", "valueAndGrads", "variableGrads", "customGrad", "tidy", "keep", "dispose",
  // looking
  "print", "memory",
] as const;

/** Groups of ops, with the members that may be used. */
export const TENSOR_OP_GROUPS = {
  linalg: ["bandPart", "gramSchmidt", "qr"],
  losses: [
    "absoluteDifference",
    "computeWeightedLoss",
    "cosineDistance",
    "hingeLoss",
    "huberLoss",
    "logLoss",
    "meanSquaredError",
    "sigmoidCrossEntropy",
    "softmaxCrossEntropy",
  ],
  train: ["sgd", "momentum", "adadelta", "adagrad", "rmsprop", "adamax", "adam"],
  util: ["assert", "createShuffledIndices", "flatten", "shuffle", "sizeFromShape"],
} as const;

export type TensorOp = (typeof TENSOR_OPS)[number];
export type TensorOpGroup = keyof typeof TENSOR_OP_GROUPS;
