/**
 * Networks, posteriors, likelihoods and objectives as DJL blocks and NDArray mathematics; plain
 * arrays in, plain arrays out.
 */
@NullMarked
package org.betavista.model;

import org.jspecify.annotations.NullMarked;
