package dev.rapport.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server on a port of its own that takes mails, refuses an address or says nothing at all. */
public final class MailServer implements AutoCloseable {

    public enum Mood {
        TAKES,
        REFUSES,
        SILENT
    }

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> unknown = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.TAKES;

    public MailServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("mail-server").start(this::listen);
    }

    /** Nobody has that address; others are taken. */
    public void refuse(String address) {
        unknown.add(address);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void be(Mood other) {
        mood = other;
    }

    /** Each as it came, headers first. */
    public List<String> taken() {
        return taken;
    }

    /** What the application would be given by {@code spring.mail.host}. */
    public JavaMailSender sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port());
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        return sender;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            if (mood == Mood.SILENT) in.readLine();
            else converse(caller, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void converse(Socket caller, BufferedReader in) throws IOException {
        say(caller, "220 here");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT")
                    && (mood == Mood.REFUSES || unknown.stream().anyMatch(line::contains)))
                say(caller, "550 nobody of that name");
            else if (command.startsWith("DATA")) {
                say(caller, "354 go on");
                taken.add(mail(in));
                say(caller, "250 taken");
            } else if (command.startsWith("QUIT")) {
                say(caller, "221 bye");
                return;
            } else say(caller, "250 fine");
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
            mail.append(line).append("\r\n");
        return mail.toString();
    }

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
