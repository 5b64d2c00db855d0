package dev.rapport.engine.runtime;

import dev.rapport.engine.EngineStatus;
import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the person who typed "./rapport run" how far the start is and how the servers are; silent otherwise. */
@Component
class StartReport {

    private static final String LOGINS = "sales service community manager designer auditor admin";

    private final PrintStream out = System.out;
    private final boolean wanted;
    private final boolean empty;
    private volatile int port;

    StartReport(@Value("${rapport.console:false}") boolean wanted, @Value("${rapport.empty:false}") boolean empty) {
        this.wanted = wanted;
        this.empty = empty;
    }

    void say(String line) {
        if (wanted) out.println(line);
    }

    @EventListener
    void serverListens(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        say("");
        say("  Rapport is ready:  http://localhost:" + port);
        if (!empty) say("  Sample logins (the password is the login): " + LOGINS);
        say("  Ctrl-C stops it.");
        say("");
    }

    @EventListener
    void serverChanged(EngineStatus.ServerChanged change) {
        var name = change.server() == EngineStatus.Server.BROKER ? "The process engine" : "The database";
        switch (change.state()) {
            case UP -> say("  " + name + " answers.");
            case DOWN -> say("  " + name + " does not answer; waiting for it.");
            case STARTING -> {}
        }
    }
}
