package org.betavista.data.download;

/** How one attempt to fetch one file from one mirror ended. */
sealed interface Outcome {
    /** The file is in its place, whole and checked. */
    record Fetched() implements Outcome {}

    /** The mirror did not give the file. What came so far may be kept for the next attempt. */
    sealed interface Failure extends Outcome {
        /** Half a sentence for a person, with the host in it and without a full stop. */
        String reason();

        /** Whether the same mirror should be asked again at once. */
        boolean worthRepeating();
    }

    /** No connection, or no name server. */
    record Unreachable(String host) implements Failure {
        @Override
        public String reason() {
            return host + " cannot be reached";
        }

        @Override
        public boolean worthRepeating() {
            return false;
        }
    }

    /** The mirror answers, but not with the file. */
    record Refused(String host, String file, int status) implements Failure {
        private static final int NOT_FOUND = 404;
        private static final int PROXY_WANTS_PASSWORD = 407;

        @Override
        public String reason() {
            return switch (status) {
                case NOT_FOUND -> "%s does not have %s (404)".formatted(host, file);
                case PROXY_WANTS_PASSWORD ->
                        "the proxy on the way to %s wants a password (407)".formatted(host);
                default -> "%s answers %s for %s".formatted(host, status, file);
            };
        }

        @Override
        public boolean worthRepeating() {
            return false;
        }
    }

    /** The mirror, or somebody on the way, sent another thing; what lay there is untouched. */
    record SomethingElse(String host, String file) implements Failure {
        @Override
        public String reason() {
            return "what %s sent is not %s (perhaps a page that asks to log in)"
                    .formatted(host, file);
        }

        @Override
        public boolean worthRepeating() {
            return false;
        }
    }

    /**
     * The connection ended early, or nothing came for too long.
     *
     * @param why a few words, as the network gave them
     * @param grew whether this attempt brought any bytes
     */
    record BrokenOff(String host, String why, boolean grew) implements Failure {
        @Override
        public String reason() {
            return "the connection to %s broke off (%s)".formatted(host, why);
        }

        @Override
        public boolean worthRepeating() {
            return grew;
        }
    }

    /**
     * What came is not the published file, and has been deleted.
     *
     * @param resumed whether its beginning lay there before this attempt, and may be to blame
     */
    record Damaged(String host, String file, boolean resumed) implements Failure {
        @Override
        public String reason() {
            return "%s from %s has a wrong check-sum and was deleted".formatted(file, host);
        }

        @Override
        public boolean worthRepeating() {
            return resumed;
        }
    }
}
