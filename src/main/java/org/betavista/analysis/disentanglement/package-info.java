/**
 * Whether one latent knows one factor, and how independent latents are. Pure functions, as the
 * whole of {@link org.betavista.analysis}.
 */
@NullMarked
package org.betavista.analysis.disentanglement;

import org.jspecify.annotations.NullMarked;
