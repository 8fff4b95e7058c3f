package org.betavista.data.download;

/**
 * A file as the authors of a data set published it.
 *
 * @param name below each mirror and in the person's folder
 * @param bytes its exact size, at least 1
 * @param md5 its check-sum, 32 lower-case hexadecimal digits; finds damage, proves no origin
 */
public record PublishedFile(String name, long bytes, String md5) {}
