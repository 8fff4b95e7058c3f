package org.betavista.model;

import ai.djl.ndarray.NDArray;

/**
 * One code an image, without spread.
 *
 * @param mu (N, L)
 */
public record PointCode(NDArray mu) implements CertainCode {}
