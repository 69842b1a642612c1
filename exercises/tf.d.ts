/** `tf` as solutions and starters see it in the sandbox: TensorFlow.js without what a submission may not use. */
import type * as core from "@tensorflow/tfjs-core";

import type { TENSOR_OP_GROUPS, TensorOp, TensorOpGroup } from "#lib/exercises/tensor-ops.ts";

type Groups = {
  readonly [Group in TensorOpGroup]: Pick<
    (typeof core)[Group],
    (typeof TENSOR_OP_GROUPS)[Group][number] & keyof (typeof core)[Group]
  >;
};

declare global {
  const tf: Readonly<Pick<typeof core, TensorOp>> & Groups & Pick<typeof core, "Tensor" | "Variable">;

  namespace tf {
    export type Tensor<R extends core.Rank = core.Rank> = core.Tensor<R>;
    export type Scalar = core.Scalar;
    export type Tensor1D = core.Tensor1D;
    export type Tensor2D = core.Tensor2D;
    export type Tensor3D = core.Tensor3D;
    export type Tensor4D = core.Tensor4D;
    export type Tensor5D = core.Tensor5D;
    export type Variable<R extends core.Rank = core.Rank> = core.Variable<R>;
    export type TensorLike = core.TensorLike;
    export type Rank = core.Rank;
    export type DataType = core.DataType;
    export type ShapeMap = core.ShapeMap;
    export type NamedTensorMap = core.NamedTensorMap;
  }
}
