package dev.rapport.community;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every few minutes for members who fell quiet. */
@Component
class QuietMembers {

    private final MemberDesk desk;

    QuietMembers(MemberDesk desk) {
        this.desk = desk;
    }

    @Scheduled(fixedDelayString = "${rapport.community.quiet-scan:5m}", initialDelayString = "1m")
    void scan() {
        var more = true;
        while (more) more = desk.wakeQuiet();
    }
}
