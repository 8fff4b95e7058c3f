package org.betavista;
/** x. */
public final class Betavista { private Betavista() {} public static void main(String[] a) {} }
