package dev.rapport.contact.asterisk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks as an Asterisk does, on a socket of its own: lets one manager in, answers what it is asked, and tells what it is told to. */
final class ScriptedAsterisk implements AutoCloseable {

    static final String USER = "rapport";
    static final String PASSWORD = "a manager's own secret";
    private static final String CHALLENGE = "840415273";

    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Socket> listening = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile String greeting = "Asterisk Call Manager/9.0.0";
    private volatile String channels = "";
    private volatile String devices = "";
    private volatile boolean mayAsk = true;
    private volatile boolean neverAnswers;

    ScriptedAsterisk() throws IOException {
        server = new ServerSocket(0);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    ScriptedAsterisk greets(String line) {
        greeting = line;
        return this;
    }

    /** What it says when it is asked which channels there are. */
    void has(String... events) {
        channels = String.join("\n\n", events);
    }

    /** What it says when it is asked how devices stand. */
    void stands(String... events) {
        devices = String.join("\n\n", events);
    }

    void forbidsToAsk() {
        mayAsk = false;
    }

    /** It goes on telling of this and that, and never answers. */
    void neverAnswers() {
        neverAnswers = true;
    }

    /** Those who are connected now. */
    int connections() {
        return open.size();
    }

    /** Actions that came, by the names of their fields. */
    List<Map<String, String>> asked(String action) {
        return asked.stream().filter(one -> action.equals(one.get("Action"))).toList();
    }

    int listeners() {
        return listening.size();
    }

    /** An event: lines as the field and its value. */
    void says(String event) {
        raw((event.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(UTF_8));
    }

    void raw(byte[] bytes) {
        for (var socket : listening) {
            try {
                write(socket, bytes);
            } catch (IOException e) {
                listening.remove(socket);
            }
        }
    }

    void breaksOff() {
        open.forEach(ScriptedAsterisk::close);
        open.clear();
        listening.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            write(socket, (greeting + "\r\n").getBytes(UTF_8));
            var lines = new AmiLines(socket.getInputStream());
            while (neverAnswers) {
                write(socket, block("Event: FullyBooted"));
                Thread.sleep(50);
            }
            while (true) answer(socket, lines.message());
        } catch (IOException e) {
            listening.remove(socket);
            open.remove(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket socket, AmiMessage action) throws IOException {
        var fields = new HashMap<String, String>();
        for (var name : List.of("Action", "Channel", "Context", "Exten", "Priority", "CallerID", "Async", "Secret"))
            if (!action.text(name).isEmpty()) fields.put(name, action.text(name));
        asked.add(fields);
        var id = action.text("ActionID");
        switch (action.text("Action")) {
            case "Challenge" -> says(socket, id, "Success", "Challenge: " + CHALLENGE);
            case "Login" -> {
                var isIn = action.text("Username").equals(USER)
                        && action.text("Key").equals(md5(CHALLENGE + PASSWORD));
                if (!isIn) {
                    says(socket, id, "Error", "Message: Authentication failed");
                    socket.close();
                    return;
                }
                says(socket, id, "Success", "Message: Authentication accepted");
                if (!action.text("Events").equals("off")) listening.add(socket);
            }
            case "CoreShowChannels" -> {
                if (!mayAsk) {
                    says(socket, id, "Error", "Message: Permission denied");
                    return;
                }
                says(socket, id, "Success", "Message: Channels will follow");
                list(socket, id, channels, "CoreShowChannelsComplete");
            }
            case "DeviceStateList" -> {
                says(socket, id, "Success", "Message: Device State Changes will follow");
                list(socket, id, devices, "DeviceStateListComplete");
            }
            case "Ping" -> says(socket, id, "Success", "Ping: Pong");
            case "Originate" -> {
                if (fields.get("Channel").contains("999"))
                    says(socket, id, "Error", "Message: Extension does not exist.");
                else says(socket, id, "Success", "Message: Originate successfully queued");
            }
            default -> says(socket, id, "Success", "Message: Fine");
        }
    }

    private static void list(Socket socket, String id, String events, String last) throws IOException {
        for (var event : events.split("\n\n"))
            if (!event.isBlank()) write(socket, block(event.strip() + "\nActionID: " + id));
        write(socket, block("Event: " + last + "\nActionID: " + id));
    }

    private static void says(Socket socket, String id, String response, String more) throws IOException {
        write(socket, block("Response: " + response + "\nActionID: " + id + "\n" + more));
    }

    private static byte[] block(String lines) {
        return (lines.replace("\n", "\r\n") + "\r\n\r\n").getBytes(UTF_8);
    }

    private static void write(Socket socket, byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        synchronized (socket) {
            out.write(bytes);
            out.flush();
        }
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        breaksOff();
    }
}
