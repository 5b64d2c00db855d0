package dev.rapport.cases.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.cases.StuckRuns;
import dev.rapport.cases.StuckRuns.Stuck;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/incidents")
class IncidentsApi {

    /**
     * A place where a run of a process is stuck.
     *
     * @param key a text, since it is longer than numbers of JavaScript
     * @param number of the case that the run is about
     */
    record IncidentAnswer(
            String key,
            String process,
            String step,
            String message,
            Instant since,
            @Nullable String number) {

        static IncidentAnswer of(Stuck stuck) {
            return new IncidentAnswer(
                    String.valueOf(stuck.key()),
                    stuck.process(),
                    stuck.step(),
                    stuck.message(),
                    stuck.since(),
                    stuck.number());
        }
    }

    /** Which step is tried again. */
    record RetryAnswer(String step) {}

    private final StuckRuns runs;

    IncidentsApi(StuckRuns runs) {
        this.runs = runs;
    }

    @GetMapping
    @ForRoles({Role.ADMIN, Role.DESIGNER})
    @Operation(summary = "Where runs of processes are stuck, the oldest first")
    Page<IncidentAnswer> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return runs.list(limit, after).map(IncidentAnswer::of);
    }

    @ForRoles({Role.ADMIN, Role.DESIGNER})
    @PostMapping("/{key}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Let a run try again where it is stuck. If it fails again, it is listed anew, under another key")
    RetryAnswer retry(@PathVariable String key) {
        return new RetryAnswer(runs.retry(number(key)));
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw Refused.notFound("error.no-such-incident", key);
        }
    }
}
