package dev.rapport.engine.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Ports chosen once and kept in a file of the data folder; a port that is taken by then is chosen anew. */
final class Ports {

    private final Path file;
    private final Properties chosen = new Properties();

    Ports(DataFolder data) {
        file = data.file("ports.properties");
        if (!Files.exists(file)) return;
        try (var reader = Files.newBufferedReader(file)) {
            chosen.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            chosen.clear();
        }
    }

    /** The port kept under this name if it is free, else a free one, which is kept from now on. */
    synchronized int take(String name) {
        var kept = kept(name);
        if (kept > 0 && isFree(kept)) return kept;
        var port = findFree();
        chosen.setProperty(name, String.valueOf(port));
        try (var writer = Files.newBufferedWriter(file)) {
            chosen.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return port;
    }

    private int kept(String name) {
        var text = chosen.getProperty(name, "");
        return text.matches("[1-9][0-9]{3,4}") ? Integer.parseInt(text) : 0;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private int findFree() {
        for (var attempt = 0; attempt < 50; attempt++) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (!chosen.containsValue(String.valueOf(socket.getLocalPort()))) return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("found no free port");
    }
}
