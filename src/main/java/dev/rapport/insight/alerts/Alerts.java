package dev.rapport.insight.alerts;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The alerts on figures: managers and administrators make them, auditors see them too. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional
public class Alerts {

    private static final int MOST_HISTORY = 200;

    private final AlertRows rows;
    private final Ledger ledger;
    private final ChangedMeanwhile meanwhile;
    private final Access access;
    private final Clock clock;

    Alerts(AlertRows rows, Ledger ledger, ChangedMeanwhile meanwhile, Access access, Clock clock) {
        this.meanwhile = meanwhile;
        this.rows = rows;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** Those that are raised first, then by name. */
    @Transactional(readOnly = true)
    public List<Alert> all() {
        return rows.all();
    }

    @Transactional(readOnly = true)
    public AlertRule rule(UUID id) {
        return required(id).rule();
    }

    @ForRoles({Role.MANAGER, Role.ADMIN})
    public Alert add(AlertRule rule) {
        var id = Ids.next();
        save(id, rule, "alert-defined");
        return rows.find(id).orElseThrow();
    }

    /**
     * It begins afresh, as if it were new.
     *
     * @param read the rule that the asker replaces; refused when somebody wrote another meanwhile
     */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public Alert change(UUID id, AlertRule rule, Revision read) {
        var now = rows.lockedRule(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        if (!read.isStill(now.rule().revision()) && !rule.equals(now.rule()))
            throw meanwhile.refused(
                    "sla.alert.changed-meanwhile",
                    now.by(),
                    now.at(),
                    now.rule().name(),
                    now.rule().threshold());
        save(id, rule, "alert-changed");
        return rows.find(id).orElseThrow();
    }

    /** What it told stays in the history and in the ledger. Gives it back, so that it can be brought back. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public Alert remove(UUID id) {
        var gone = required(id);
        rows.remove(id);
        ledger.append(
                Chain.ALERT,
                "alert-removed",
                Map.of("alert", id.toString(), "name", gone.rule().name()));
        return gone;
    }

    /** One that was removed is watched again with its history; it begins afresh. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    public void bringBack(Alert gone) {
        save(gone.id(), gone.rule(), "alert-brought-back");
    }

    /** When it was raised and over, the last first. */
    @Transactional(readOnly = true)
    public List<AlertEvent> history(UUID id) {
        return rows.history(id, MOST_HISTORY);
    }

    private void save(UUID id, AlertRule rule, String kind) {
        var named = rule.called(CleanText.line(rule.name()));
        rows.save(id, named, access.me().id(), clock.instant());
        ledger.append(
                Chain.ALERT,
                kind,
                Map.of(
                        "alert", id.toString(),
                        "name", named.name(),
                        "figure", rule.figure().word(),
                        "time", rule.time().word(),
                        "threshold", rule.threshold(),
                        "leastCases", rule.leastCases(),
                        "enabled", rule.enabled()));
    }

    private Alert required(UUID id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }
}
