package org.betavista.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.betavista.data.CancelledException;
import org.betavista.data.InvalidInputException;
import org.betavista.data.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadableSetTest {
    private static final byte[] IMAGES = bytes(300_000);
    private static final byte[] LABELS = bytes(1_000);
    private static final int HALF = 150_000;

    @TempDir Path folder;
    private FileServer server;
    private FileServer second;

    @BeforeEach
    void startMirrors() throws IOException {
        server = new FileServer();
        second = new FileServer();
        for (FileServer each : List.of(server, second)) {
            each.on("/images.gz", FileServer.file(IMAGES));
            each.on("/labels.gz", FileServer.file(LABELS));
        }
    }

    @AfterEach
    void stopMirrors() {
        server.close();
        second.close();
    }

    @Test
    void theKnownSetsAreFoundByTheirFolderNames() {
        assertEquals(
                List.of("MNIST mnist 11", "Fashion-MNIST fashion-mnist 30"),
                DownloadableSet.all().stream()
                        .map(set -> set.name() + " " + set.folderName() + " " + set.megabytes())
                        .toList());
        assertEquals("MNIST", DownloadableSet.named("MNIST").orElseThrow().name());
        assertEquals("Fashion-MNIST", DownloadableSet.named("Fashion-mnist").orElseThrow().name());
        assertTrue(DownloadableSet.named("cifar").isEmpty());
    }

    @Test
    void everyFileArrivesAndItsBytesAreCounted() throws IOException {
        List<Long> heard = new ArrayList<>();
        Path deeper = folder.resolve("data/mnist");
        set(server.mirror())
                .fetchInto(
                        deeper,
                        (what, done, total) -> {
                            assertEquals("Fetching Test", what);
                            assertEquals(301_000, total);
                            heard.add(done);
                        });
        assertFetched(deeper);
        assertEquals(heard.stream().sorted().toList(), heard);
        assertEquals(301_000, heard.get(heard.size() - 1));
    }

    @Test
    void aSetIsCompleteWhenNoFileIsMissingOrEmpty() throws IOException {
        DownloadableSet set = set(server.mirror());
        assertFalse(set.isComplete(folder.resolve("nowhere")));
        Files.write(folder.resolve("images.gz"), IMAGES);
        assertFalse(set.isComplete(folder));
        Files.createFile(folder.resolve("labels.gz"));
        assertFalse(set.isComplete(folder));
        Files.write(folder.resolve("labels.gz"), LABELS);
        assertTrue(set.isComplete(folder));
    }

    @Test
    void filesThatAreThereAreNotFetchedAgain() throws IOException {
        Files.write(folder.resolve("images.gz"), new byte[] {1, 2, 3});
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(List.of("/labels.gz"), server.requests());
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(folder.resolve("images.gz")));
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(1, server.requests().size());
    }

    @Test
    void aBrokenConnectionIsGoneOnWith() throws IOException {
        server.on(
                "/images.gz",
                FileServer.first(FileServer.brokenAfter(HALF, IMAGES), FileServer.file(IMAGES)));
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(
                List.of("/images.gz", "/images.gz bytes=" + HALF + "-", "/labels.gz"),
                server.requests());
        assertFetched(folder);
    }

    @Test
    void anotherMirrorGoesOnWhereTheFirstBrokeOff() throws IOException {
        server.on(
                "/images.gz",
                FileServer.first(FileServer.brokenAfter(HALF, IMAGES), FileServer.status(503)));
        set(server.mirror(), second.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals("/images.gz bytes=" + HALF + "-", second.requests().get(0));
        assertFetched(folder);
    }

    @Test
    void silenceIsSaid() {
        server.on("/images.gz", FileServer.silentAfter(HALF, IMAGES));
        assertEquals(
                "Test cannot be fetched: the connection to 127.0.0.1 broke off (nothing came for 0.2"
                        + " seconds). Try again later; what is there already is kept.",
                refusal(set(Map.of(), Duration.ofMillis(200), server.mirror())));
    }

    @Test
    void aServerWithoutRangesSendsEverythingAgain() throws IOException {
        leavePart(IMAGES, HALF);
        server.on("/images.gz", FileServer.wholeFile(IMAGES));
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals("/images.gz bytes=" + HALF + "-", server.requests().get(0));
        assertFetched(folder);
    }

    @Test
    void aRangeThatTheServerRefusesIsDropped() throws IOException {
        leavePart(IMAGES, HALF);
        server.on("/images.gz", FileServer.first(FileServer.status(416), FileServer.file(IMAGES)));
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(
                List.of("/images.gz bytes=" + HALF + "-", "/images.gz", "/labels.gz"),
                server.requests());
        assertFetched(folder);
    }

    @Test
    void aPartOfAnotherFileIsFetchedAnew() throws IOException {
        for (byte[] other : List.of(new byte[HALF], new byte[IMAGES.length], new byte[400_000])) {
            Files.deleteIfExists(folder.resolve("images.gz"));
            leavePart(other, other.length);
            set(server.mirror()).fetchInto(folder, Progress.NONE);
            assertFetched(folder);
        }
    }

    @Test
    void aWholePartNeedsOnlyItsName() throws IOException {
        leavePart(IMAGES, IMAGES.length);
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(List.of("/labels.gz"), server.requests());
        assertFetched(folder);
    }

    @Test
    void aWrongCheckSumDeletesTheFileAndIsSaid() throws IOException {
        byte[] turned = IMAGES.clone();
        turned[7] ^= 1;
        server.on("/images.gz", FileServer.file(turned));
        assertEquals(
                "Test cannot be fetched: images.gz from 127.0.0.1 has a wrong check-sum and was"
                        + " deleted. Try again later; what is there already is kept.",
                refusal(server.mirror()));
        assertNothingLies();
    }

    @Test
    void moreThanThePublishedSizeIsNotKept() throws IOException {
        server.on(
                "/images.gz",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    byte[] piece = new byte[100_000];
                    for (int i = 0; i < 100; i++) {
                        exchange.getResponseBody().write(piece);
                    }
                    exchange.close();
                });
        assertTrue(refusal(server.mirror()).contains("wrong check-sum"));
        assertNothingLies();
    }

    @Test
    void aPageInsteadOfTheFileDoesNotCostThePart() throws IOException {
        leavePart(IMAGES, HALF);
        server.on("/images.gz", FileServer.wholeFile(new byte[500]));
        assertEquals(
                "Test cannot be fetched: what 127.0.0.1 sent is not images.gz (perhaps a page that"
                        + " asks to log in). Try again later; what is there already is kept.",
                refusal(server.mirror()));
        assertEquals(HALF, Files.size(folder.resolve("images.gz.part")));
    }

    @Test
    void theNextMirrorIsAskedWhereAFileIsMissing() throws IOException {
        server.on("/images.gz", FileServer.status(404));
        set(server.mirror(), second.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(List.of("/images.gz", "/labels.gz"), server.requests());
        assertEquals(List.of("/images.gz"), second.requests());
        assertFetched(folder);
    }

    @Test
    void whatEveryMirrorAnsweredIsSaid() throws IOException {
        server.on("/images.gz", FileServer.status(404));
        second.on("/images.gz", FileServer.status(500));
        assertEquals(
                "Test cannot be fetched: 127.0.0.1 does not have images.gz (404), and 127.0.0.1"
                        + " answers 500 for images.gz. Try again later; what is there already is kept.",
                refusal(server.mirror(), second.mirror()));
        assertNothingLies();
    }

    @Test
    void aMachineWithoutInternetIsTold() throws IOException {
        assertEquals(
                "Test cannot be fetched: 127.0.0.1 cannot be reached. Connect to the internet or"
                        + " give a proxy, and try again; what is there already is kept.",
                refusal(URI.create("http://127.0.0.1:" + unusedPort() + "/")));
    }

    @Test
    void aCancelledFetchIsGoneOnWithTheNextTime() throws IOException {
        server.on("/images.gz", FileServer.silentAfter(HALF, IMAGES));
        assertThrows(
                CancelledException.class,
                () -> set(server.mirror()).fetchInto(folder, cancelAt(HALF)));
        assertEquals(HALF, Files.size(folder.resolve("images.gz.part")));
        assertFalse(Files.exists(folder.resolve("images.gz")));

        server.on("/images.gz", FileServer.file(IMAGES));
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals("/images.gz bytes=" + HALF + "-", server.requests().get(1));
        assertFetched(folder);
    }

    @Test
    void anInterruptCancelsAndStaysSet() {
        server.on("/images.gz", FileServer.silentAfter(HALF, IMAGES));
        Progress interrupting =
                (what, done, total) -> {
                    if (done == HALF) {
                        Thread.currentThread().interrupt();
                    }
                };
        assertThrows(
                CancelledException.class,
                () -> set(server.mirror()).fetchInto(folder, interrupting));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aFolderThatCannotBeIsSaid() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        String sentence =
                assertThrows(
                                InvalidInputException.class,
                                () -> set(server.mirror()).fetchInto(file, Progress.NONE))
                        .sentence();
        assertTrue(sentence.startsWith("images.gz cannot be written to " + file), sentence);
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aRedirectIsFollowedWithItsRange() throws IOException {
        leavePart(IMAGES, HALF);
        server.on("/images.gz", FileServer.redirect(second.mirror() + "images.gz"));
        set(server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(List.of("/images.gz bytes=" + HALF + "-"), second.requests());
        assertFetched(folder);
    }

    @Test
    void aRedirectToNowhereIsSaid() {
        server.on("/images.gz", FileServer.status(302));
        String sentence = refusal(server.mirror());
        assertTrue(sentence.startsWith("Test cannot be fetched: the connection to"), sentence);
        second.on("/images.gz", FileServer.redirect("ftp://127.0.0.1/images gz"));
        sentence = refusal(second.mirror());
        assertTrue(sentence.startsWith("Test cannot be fetched: "), sentence);
    }

    @Test
    void aProxyIsAskedForTheFullAddress() throws IOException {
        URI mirror = URI.create("http://data.invalid/");
        Map<String, String> environment =
                Map.of("http_proxy", "http://127.0.0.1:" + server.port() + "/");
        set(environment, mirror).fetchInto(folder, Progress.NONE);
        assertEquals(
                List.of("http://data.invalid/images.gz", "http://data.invalid/labels.gz"),
                server.requests());
        assertFetched(folder);
    }

    @Test
    void aHostOfNoProxyIsAskedDirectly() throws IOException {
        Map<String, String> environment =
                Map.of(
                        "HTTP_PROXY",
                        "http://127.0.0.1:" + second.port(),
                        "NO_PROXY",
                        "example.org,127.0.0.1");
        set(environment, server.mirror()).fetchInto(folder, Progress.NONE);
        assertEquals(List.of("/images.gz", "/labels.gz"), server.requests());
        assertEquals(List.of(), second.requests());
    }

    private static DownloadableSet set(URI... mirrors) {
        return set(Map.of(), mirrors);
    }

    private static DownloadableSet set(Map<String, String> environment, URI... mirrors) {
        return set(environment, Duration.ofSeconds(30), mirrors);
    }

    private static DownloadableSet set(
            Map<String, String> environment, Duration stall, URI... mirrors) {
        return new DownloadableSet(
                "Test",
                "test",
                List.of(mirrors),
                List.of(published("images.gz", IMAGES), published("labels.gz", LABELS)),
                () -> new Download(new Proxies(null, environment), stall));
    }

    private static PublishedFile published(String name, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(content);
            return new PublishedFile(name, content.length, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Progress cancelAt(long bytes) {
        return (what, done, total) -> {
            if (done >= bytes) {
                throw new CancelledException();
            }
        };
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    private void leavePart(byte[] content, int length) throws IOException {
        Files.write(folder.resolve("images.gz.part"), Arrays.copyOf(content, length));
    }

    private String refusal(URI... mirrors) {
        return refusal(set(mirrors));
    }

    private String refusal(DownloadableSet set) {
        return assertThrows(InvalidInputException.class, () -> set.fetchInto(folder, Progress.NONE))
                .sentence();
    }

    private void assertNothingLies() throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static void assertFetched(Path folder) throws IOException {
        assertArrayEquals(IMAGES, Files.readAllBytes(folder.resolve("images.gz")));
        assertArrayEquals(LABELS, Files.readAllBytes(folder.resolve("labels.gz")));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }
}
