package org.betavista.data.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to an address. Java's own settings come first ({@code -Dhttps.proxyHost}, or
 * those of the system where Java was told to use them), then the variables that most other programs
 * obey: {@code https_proxy}, {@code http_proxy} and {@code no_proxy}, in lower or upper case.
 *
 * <p>Only plain HTTP proxies without a password; others are passed over. {@code no_proxy} lists
 * hosts with a comma in between: a name stands for itself and everything below it, a port may
 * follow, {@code *} stands for all.
 */
final class Proxies extends ProxySelector {
    private static final int CUSTOMARY_PORT = 80;
    // Anything else is an IPv6 address without brackets.
    private static final Pattern EXEMPT =
            Pattern.compile("(?:\\*?\\.)?(?<name>\\[[^]]+]|[^:]+)(?::(?<port>\\d+))?");
    private static final List<Proxy> DIRECTLY = List.of(Proxy.NO_PROXY);

    private final @Nullable ProxySelector java;
    private final Map<String, String> environment;

    /**
     * @param java Java's own selector; null where it was taken away
     * @param environment variables by name
     */
    Proxies(@Nullable ProxySelector java, Map<String, String> environment) {
        this.java = java;
        this.environment = Map.copyOf(environment);
    }

    /** As this process was started. */
    static Proxies ofThisProcess() {
        return new Proxies(ProxySelector.getDefault(), System.getenv());
    }

    @Override
    public List<Proxy> select(URI uri) {
        List<Proxy> own = java == null ? List.of() : java.select(uri);
        if (own.stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP)) {
            return own;
        }
        if (isExempt(uri)) {
            return DIRECTLY;
        }
        return variable(uri.getScheme().toLowerCase(Locale.ROOT) + "_proxy")
                .flatMap(Proxies::proxy)
                .map(List::of)
                .orElse(DIRECTLY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (java != null) {
            java.connectFailed(uri, address, failure);
        }
    }

    private Optional<String> variable(String lowerCaseName) {
        return Stream.of(lowerCaseName, lowerCaseName.toUpperCase(Locale.ROOT))
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Optional<Proxy> proxy(String value) {
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
                return Optional.empty();
            }
            int port = uri.getPort() < 0 ? CUSTOMARY_PORT : uri.getPort();
            return Optional.of(
                    new Proxy(
                            Proxy.Type.HTTP,
                            InetSocketAddress.createUnresolved(unbracketed(uri.getHost()), port)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isExempt(URI uri) {
        String host = unbracketed(uri.getHost()).toLowerCase(Locale.ROOT);
        return Stream.of(variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> covers(entry, host, port(uri)));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        Matcher parts = EXEMPT.matcher(entry);
        if (!parts.matches()) {
            return host.equals(entry);
        }
        String name = unbracketed(parts.group("name"));
        String onlyPort = parts.group("port");
        return (onlyPort == null || onlyPort.equals(Integer.toString(port)))
                && (host.equals(name) || host.endsWith("." + name));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
