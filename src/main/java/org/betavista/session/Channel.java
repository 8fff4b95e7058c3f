package org.betavista.session;

/** What a decoded image is for; earlier ones are served first. */
public enum Channel {
    /** The latent point that the sliders move. */
    POINT,
    /** What lies under the pointer. */
    PREVIEW,
    /** The traversal grid. */
    TRAVERSAL,
    /** The grid of codes across two latents. */
    MANIFOLD,
    /** One position of a grid of codes with every vector of the codebook in it. */
    SWAP,
    /** What each vector of a codebook stands for. */
    CODEBOOK,
    /** A straight path between two codes. */
    PATH
}
