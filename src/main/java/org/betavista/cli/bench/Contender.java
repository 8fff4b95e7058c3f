package org.betavista.cli.bench;

/** One way to make training steps, kept ready over all rounds and asleep between its turns. */
sealed interface Contender extends AutoCloseable permits OwnContender, PythonContender {
    /** What it is called in JSON. */
    String key();

    /** What it is called for people. */
    String title();

    /**
     * Makes steps for some time.
     *
     * @param seconds above 0; the last steps may end a little later
     * @return how many steps a second it made
     */
    double turn(double seconds);

    @Override
    void close();
}
