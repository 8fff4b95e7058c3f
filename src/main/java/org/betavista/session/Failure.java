package org.betavista.session;

/**
 * Something did not work.
 *
 * @param task whose failure it is: the state of everything else is untouched
 * @param sentence for people: what, why, and what still works
 */
public record Failure(Task task, String sentence) {}
