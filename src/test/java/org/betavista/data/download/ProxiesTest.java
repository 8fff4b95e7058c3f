package org.betavista.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static final URI SECURE = URI.create("https://data.example.org/mnist/");

    @ParameterizedTest
    @CsvSource({
        "http://proxy:3128, proxy:3128",
        "proxy:3128, proxy:3128",
        "http://proxy/, proxy:80",
        "http://[::1]:8080, ::1:8080",
        "socks5://proxy:1080, direct",
        "::nonsense::, direct",
        "http://proxy:99999, direct"
    })
    void theVariableNamesHostAndPort(String value, String expected) {
        assertEquals(expected, chosen(Map.of("https_proxy", value), SECURE));
    }

    @Test
    void eachSchemeHasItsVariableAndLowerCaseGoesFirst() {
        Map<String, String> environment =
                Map.of("https_proxy", "a:1", "HTTPS_PROXY", "b:2", "HTTP_PROXY", "c:3");
        assertEquals("a:1", chosen(environment, SECURE));
        assertEquals("c:3", chosen(environment, URI.create("http://data.example.org/")));
        assertEquals("direct", chosen(Map.of("https_proxy", ""), SECURE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*; https://data.example.org/; true",
                "example.org; https://data.example.org/; true",
                ".example.org; https://DATA.example.org/; true",
                "*.example.org; https://data.example.org/; true",
                "localhost, data.example.org; https://data.example.org/; true",
                "example.org:443; https://data.example.org/; true",
                "example.org:8443; https://data.example.org/; false",
                "[::1]:8443; https://[::1]:8443/; true",
                "::1; https://[::1]/; true",
                "ample.org; https://data.example.org/; false",
                "data.example.org.evil; https://data.example.org/; false",
                "127.0.0.1; https://127.0.0.1:9/; true"
            })
    void noProxyExemptsHosts(String noProxy, URI uri, boolean exempt) {
        Map<String, String> environment = Map.of("https_proxy", "a:1", "no_proxy", noProxy);
        assertEquals(exempt ? "direct" : "a:1", chosen(environment, uri));
    }

    @Test
    void javasOwnSettingGoesFirst() {
        ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("own", 7));
        Map<String, String> environment = Map.of("https_proxy", "a:1", "no_proxy", "*");
        assertEquals("own:7", text(new Proxies(java, environment).select(SECURE).get(0)));
        assertEquals(
                "a:1",
                text(
                        new Proxies(ProxySelector.of(null), Map.of("https_proxy", "a:1"))
                                .select(SECURE)
                                .get(0)));
    }

    private static String chosen(Map<String, String> environment, URI uri) {
        return text(new Proxies(null, environment).select(uri).get(0));
    }

    private static String text(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "direct";
    }
}
