package org.betavista.ui;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether there is a screen to open a window on. */
public final class Display {
    private static final int X11_PORT = 6000;
    private static final int PATIENCE_MILLIS = 1500;
    private static final String PLATFORM = "glass.platform";
    private static final String MONOCLE = "Monocle";
    private static final String CHANGED_PLACES = "prism.dirtyregioncount";

    /** The default screen of the headless platform is too small for the window. */
    private static final Map<String, String> IN_MEMORY =
            Map.of(
                    PLATFORM,
                    MONOCLE,
                    "monocle.platform",
                    "Headless",
                    "headless.geometry",
                    "1600x1000-32",
                    "prism.order",
                    "sw");

    /** The kernel's drivers, the closed one of NVIDIA, and Windows' card seen from its Linux. */
    private static final List<String> GRAPHICS_CARDS =
            List.of("/dev/dri", "/dev/nvidiactl", "/dev/dxg");

    private Display() {}

    /** Asks the system; on Linux the display server must answer, not only be named. */
    public static boolean isPresent() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return !system.contains("linux") || isPresent(System.getenv());
    }

    static boolean isPresent(Map<String, String> environment) {
        String display = environment.getOrDefault("DISPLAY", "");
        if (!display.isBlank()) {
            return answers(display);
        }
        return !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    /** Tries to connect to what {@code DISPLAY} names: {@code [host]:number[.screen]}. */
    private static boolean answers(String display) {
        int colon = display.lastIndexOf(':');
        if (colon < 0) {
            return false;
        }
        try {
            int number = Integer.parseInt(display.substring(colon + 1).replaceFirst("\\..*", ""));
            String host = display.substring(0, colon);
            if (host.isEmpty() || host.equals("unix")) {
                Path socket = Path.of("/tmp/.X11-unix/X" + number);
                try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    return channel.connect(UnixDomainSocketAddress.of(socket));
                }
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, X11_PORT + number), PATIENCE_MILLIS);
                return true;
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Has the window drawn with the least work. On Linux without a graphics card, draws in software
     * without asking OpenGL first: it would be emulated, slowly, and the toolkit would refuse it
     * after a third of a second. To be called before anything of the toolkit is used.
     */
    public static void preferFastestDrawing() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        if (linux
                && System.getProperty("prism.order") == null
                && GRAPHICS_CARDS.stream().noneMatch(card -> Files.exists(Path.of(card)))) {
            System.setProperty("prism.order", "sw");
        }
        drawChangesApart();
    }

    /**
     * More changed places than these are drawn as one large rectangle around them. The toolkit's
     * usual 6 are fewer than a moved slider changes: image, map, grids, numbers, gauges.
     */
    private static void drawChangesApart() {
        if (System.getProperty(CHANGED_PLACES) == null) {
            System.setProperty(CHANGED_PLACES, "15"); // the most that it can tell apart
        }
    }

    /**
     * Has the window drawn in memory from here on. To be called before anything of the toolkit is
     * used.
     */
    public static void drawInMemory() {
        IN_MEMORY.forEach(System::setProperty);
        drawChangesApart();
    }

    /** Whether windows are drawn in memory, because Java was told to. */
    public static boolean isInMemory() {
        return MONOCLE.equals(System.getProperty(PLATFORM));
    }

    /** The same as options of another Java. */
    static List<String> optionsToDrawInMemory() {
        return IN_MEMORY.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
    }
}
