/** What learners' NumPy really uses, most used first: counted over 1,230 public functions and classes. */
export const USED_NAMES = (
  "sum sqrt zeros exp zeros_like asarray max tanh array mean arange log ndarray dot where pad maximum concatenate power " +
  "matmul var cos random.randn round sin ones clip random.rand square ones_like newaxis random.seed prod linalg.norm " +
  "random.normal float64 outer pi vectorize random.random argmax random.binomial hstack atleast_2d reshape triu " +
  "random.uniform floor stack multiply lib.stride_tricks.sliding_window_view float32 ceil greater transpose expand_dims " +
  "shape inf einsum copy concat atleast_1d random.default_rng unravel_index average repeat tile abs uint8 squeeze " +
  "lib.stride_tricks.as_strided isscalar empty add.at mod insert rot90 indices moveaxis hsplit minimum tril full nanmean " +
  "diagflat argwhere finfo logical_or isin identity swapaxes flip diag triu_indices random.randint e fill_diagonal split " +
  "tri vstack amax eye append divide subtract"
).split(" ");

export const USED_METHODS = (
  "reshape tolist sum transpose astype dot copy mean var max flatten swapaxes argmax squeeze ravel any std shape T dtype " +
  "ndim size"
).split(" ");

/** Of those: what is missing. The others take the arguments that learners use: axis, keepdims, dtype, out, where, … */
export const PARTLY: Readonly<Record<string, string>> = {
  array: "numbers and booleans only",
  asarray: "numbers and booleans only",
  ndarray: "`np.ndarray(shape)` is zeros; no buffer, offset or strides; `.base` of a view is the view itself",
  float64: "float32 stands for it",
  uint8: "int32 stands for it: nothing wraps round at 256",
  dot: "integers are multiplied as float32: exact below 2²⁴",
  matmul: "integers are multiplied as float32: exact below 2²⁴",
  einsum: "integers as float32; `dtype` and `casting` are ignored",
  power: "a negative exponent of integers is noticed where its value is known without the device",
  pad: "no modes `median` and `empty`, no function, no `stat_length`, no `reflect_type`",
  "linalg.norm": "of a matrix no orders 2, -2 and `nuc`",
  vectorize: "no `signature`, no `excluded`; asks for the values",
  "lib.stride_tricks.as_strided": "no negative strides; a window beyond the array's memory is an error",
  finfo: "the limits of float32, whatever is asked",
  unravel_index: "order of rows only",
  "random.seed": "repeats here; the numbers are not NumPy's",
  "random.randn": "the numbers are not NumPy's",
  "random.rand": "the numbers are not NumPy's",
  "random.normal": "the numbers are not NumPy's",
  "random.random": "the numbers are not NumPy's",
  "random.binomial": "the numbers are not NumPy's",
  "random.uniform": "the numbers are not NumPy's",
  "random.randint": "the numbers are not NumPy's",
  "random.default_rng":
    "the numbers are not NumPy's; no beta, gamma, dirichlet, multinomial, multivariate_normal",
  empty: "zeros",
};
