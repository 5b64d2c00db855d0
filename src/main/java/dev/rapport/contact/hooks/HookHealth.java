package dev.rapport.contact.hooks;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.hooks.Hook.OffBecause;
import dev.rapport.contact.hooks.Hook.State;
import dev.rapport.contact.hooks.HookChange.What;
import dev.rapport.contact.hooks.HookEvent.WebhookFails;
import dev.rapport.contact.hooks.HookEvent.WebhookGivenUp;
import dev.rapport.contact.hooks.HookEvent.WebhookGone;
import dev.rapport.contact.hooks.HookRows.Failing;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How addresses stand by what they answer. One that is away is left in peace, for longer each time; administrators hear of it after an
 * hour, and after five days it is switched off, as it is at once when it says that it is gone.
 */
@Component
class HookHealth {

    private static final Duration TOLD_AFTER = Duration.ofHours(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 9;

    private final HookRows rows;
    private final HookChanges changes;
    private final Staff staff;
    private final ApplicationEventPublisher events;

    HookHealth(HookRows rows, HookChanges changes, Staff staff, ApplicationEventPublisher events) {
        this.rows = rows;
        this.changes = changes;
        this.staff = staff;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void heard(UUID hook, HookAnswer answer, Instant now) {
        if (answer.isTaken()) rows.took(hook, now, now.minus(NOTED_EVERY));
        else rows.failed(hook, answer.why(), now).ifPresent(failing -> failed(hook, failing, answer, now));
    }

    private void failed(UUID hook, Failing failing, HookAnswer answer, Instant now) {
        if (!failing.isOn()) return;
        var told = List.copyOf(staff.having(Role.ADMIN).keySet());
        if (answer.isGone()) switchOff(hook, failing, OffBecause.GONE, told, now);
        else if (!failing.since().isAfter(now.minus(GIVEN_UP_AFTER)))
            switchOff(hook, failing, OffBecause.FAILING, told, now);
        else {
            if (answer.isForAll()) rows.rest(hook, now.plus(rest(failing, answer)));
            if (!failing.isTold() && !failing.since().isAfter(now.minus(TOLD_AFTER))) {
                rows.told(hook, now);
                events.publishEvent(new WebhookFails(Ids.next(), new SubjectId(hook), now, failing.name(), told));
            }
        }
    }

    private void switchOff(UUID hook, Failing failing, OffBecause because, List<UserId> told, Instant now) {
        rows.turn(hook, State.OFF, because, null, now);
        changes.note(hook, What.OFF, null, because.name());
        events.publishEvent(new HookChanged());
        events.publishEvent(
                because == OffBecause.GONE
                        ? new WebhookGone(Ids.next(), new SubjectId(hook), now, failing.name(), told)
                        : new WebhookGivenUp(Ids.next(), new SubjectId(hook), now, failing.name(), told));
    }

    private static Duration rest(Failing failing, HookAnswer answer) {
        var asked = answer.patience();
        if (asked != null) return asked.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : asked;
        var rest = Duration.ofSeconds(1L << Math.min(failing.failures() - 1, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
