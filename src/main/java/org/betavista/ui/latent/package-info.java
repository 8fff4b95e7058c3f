/** The latent point at the right: sliders, and what they decode to. */
@NullMarked
package org.betavista.ui.latent;

import org.jspecify.annotations.NullMarked;
