package dev.rapport.insight.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.insight.alerts.Alert;
import dev.rapport.insight.alerts.AlertEvent;
import dev.rapport.insight.alerts.AlertFigure;
import dev.rapport.insight.alerts.AlertRule;
import dev.rapport.insight.alerts.AlertTime;
import dev.rapport.insight.alerts.Alerts;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Alerts on figures, and when they were raised and over. */
@RestController
@RequestMapping("/api/v1/sla/alerts")
class AlertsApi {

    private final Alerts alerts;

    AlertsApi(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * A rule as other systems write it.
     *
     * @param figure compliance, excused-compliance, breaches, median, p90, paused-share, hand-overs or due-soon
     * @param time today, this-week, seven-days or four-weeks; this week when left out
     * @param threshold a share of one, seconds of business time, or a number
     * @param tells ids of people
     */
    record RuleJson(
            @Nullable String name,
            @Nullable String figure,
            @Nullable String time,
            @Nullable String team,
            @Nullable String caseType,
            @Nullable String policy,
            @Nullable String metric,
            @Nullable Double threshold,
            @Nullable Integer leastCases,
            @Nullable List<String> tells,
            @Nullable Boolean enabled) {

        static RuleJson of(AlertRule rule) {
            return new RuleJson(
                    rule.name(),
                    rule.figure().word(),
                    rule.time().word(),
                    rule.team(),
                    rule.caseType(),
                    rule.policy(),
                    rule.metric(),
                    rule.threshold(),
                    rule.leastCases(),
                    rule.tells().stream().map(UserId::toString).toList(),
                    rule.enabled());
        }

        AlertRule rule() {
            if (threshold == null) throw Refused.invalid("sla.alert.bad-threshold");
            return new AlertRule(
                    Objects.requireNonNullElse(name, ""),
                    AlertFigure.of(Objects.requireNonNullElse(figure, "")),
                    time == null ? AlertTime.THIS_WEEK : AlertTime.of(time),
                    team,
                    caseType,
                    policy,
                    metric,
                    threshold,
                    leastCases == null ? 0 : leastCases,
                    tells == null ? List.of() : tells.stream().map(UserId::of).toList(),
                    !Boolean.FALSE.equals(enabled));
        }
    }

    /**
     * An alert, and how it stands.
     *
     * @param version to be sent as If-Match by whoever changes it
     */
    record AlertJson(
            String id,
            RuleJson rule,
            String madeBy,
            @Nullable Instant raisedAt,
            @Nullable Double value,
            long cases,
            @Nullable Instant evaluatedAt,
            String version) {

        static AlertJson of(Alert alert) {
            return new AlertJson(
                    alert.id().toString(),
                    RuleJson.of(alert.rule()),
                    alert.madeBy().toString(),
                    alert.raisedAt(),
                    alert.value(),
                    alert.cases(),
                    alert.evaluatedAt(),
                    alert.rule().revision().mark());
        }
    }

    /** One time that it was raised or over. */
    record EventJson(
            String id,
            boolean raised,
            double threshold,
            @Nullable Double value,
            long cases,
            Instant at) {

        static EventJson of(AlertEvent event) {
            return new EventJson(
                    event.id().toString(), event.raised(), event.threshold(), event.value(), event.cases(), event.at());
        }
    }

    @GetMapping
    Page<AlertJson> all() {
        return new Page<>(alerts.all().stream().map(AlertJson::of).toList(), null);
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AlertJson add(@RequestBody RuleJson rule) {
        return AlertJson.of(alerts.add(rule.rule()));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @PutMapping("/{id}")
    @Replaces
    ResponseEntity<AlertJson> change(
            @PathVariable String id,
            @RequestBody RuleJson rule,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var changed = alerts.change(Ids.parse(id), rule.rule(), Revision.ifMatch(read));
        return ResponseEntity.ok().eTag(changed.rule().revision().tag()).body(AlertJson.of(changed));
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        alerts.remove(Ids.parse(id));
    }

    @GetMapping("/{id}/history")
    Page<EventJson> history(@PathVariable String id) {
        return new Page<>(
                alerts.history(Ids.parse(id)).stream().map(EventJson::of).toList(), null);
    }
}
