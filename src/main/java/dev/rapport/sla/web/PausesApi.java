package dev.rapport.sla.web;

import dev.rapport.platform.Page;
import dev.rapport.sla.pauses.PauseShare;
import dev.rapport.sla.pauses.PauseShares;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who lets cases wait, for managers. */
@RestController
@RequestMapping("/api/v1/sla/pauses")
class PausesApi {

    private final PauseShares shares;

    PausesApi(PauseShares shares) {
        this.shares = shares;
    }

    /**
     * One person's share; seconds are business time.
     *
     * @param share of the time in which they held cases, from 0 to 1
     * @param pausesSet how many pauses they began
     */
    record ShareJson(
            String person,
            long heldSeconds,
            long pausedSeconds,
            double share,
            Map<String, Long> pausedSecondsFor,
            long pausesSet) {

        static ShareJson of(PauseShare share) {
            var reasons = new TreeMap<String, Long>();
            share.pausedFor().forEach((reason, millis) -> reasons.put(reason, millis / 1000));
            return new ShareJson(
                    share.person().toString(),
                    share.heldMillis() / 1000,
                    share.pausedMillis() / 1000,
                    share.share(),
                    reasons,
                    share.pausesSet());
        }
    }

    @GetMapping
    Page<ShareJson> shares(@RequestParam Instant from, @RequestParam Instant until) {
        return new Page<>(
                shares.between(from, until).stream().map(ShareJson::of).toList(), null);
    }
}
