package dev.rapport;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Rapport: the web application and, unless addresses are configured, its own database and broker. */
@SpringBootApplication
@Modulithic(systemName = "Rapport")
@EnableScheduling
public class RapportApplication {

    // A virtual thread that loads a class holds its carrier; with one carrier a core, a few of them waiting for the
    // same archive stop everything for ever.
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    public static void main(String[] args) {
        if (System.getProperty(CARRIERS) == null) System.setProperty(CARRIERS, "64");
        SpringApplication.run(RapportApplication.class, args);
    }
}
