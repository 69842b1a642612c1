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
