package dev.rapport.escalation;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Sending;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.platform.WrittenTime;
import dev.rapport.sla.LadderEntry.Action;
import dev.rapport.sla.MetricWords;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the e-mails that tell people of a step, where a mail server is configured ({@code spring.mail.host}), unless
 * they have quiet hours. A mail names the case by its number only, and leads to it where {@code rapport.url} says at
 * which address people open Rapport.
 */
@Component
class StepMail {

    private final Sending sending;
    private final Staff staff;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String url;

    StepMail(
            Sending sending,
            Staff staff,
            Texts texts,
            JdbcClient jdbc,
            Clock clock,
            @Value("${rapport.url:}") String url) {
        this.sending = sending;
        this.staff = staff;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.url = url.strip().replaceFirst("/+$", "");
    }

    boolean isConfigured() {
        return sending.isMailReady();
    }

    void send(DueStep step, StepPlan plan) {
        if (!isConfigured()) return;
        plan.tell().stream()
                .map(UserId::new)
                .filter(person -> staff.quietHoursOf(person)
                        .flatMap(hours -> hours.until(clock.instant()))
                        .isEmpty())
                .flatMap(person -> staff.byId(person).stream())
                .forEach(person -> staff.emailOf(person.id()).ifPresent(address -> write(step, plan, person, address)));
    }

    private void write(DueStep step, StepPlan plan, Person person, String address) {
        var language = person.locale();
        if (step.call() != null) {
            writeCall(step, step.call(), person, address);
            return;
        }
        var metric = MetricWords.of(step.metric(), (key, arguments) -> texts.get(language, key, arguments));
        var number = number(step);
        var subject = texts.get(language, "escalation.mail.subject", number, metric, texts.get(language, step.step()));
        var isLate = !clock.instant().isBefore(step.dueAt());
        var body = new StringBuilder(texts.get(
                language,
                isLate ? "escalation.mail.late" : "escalation.mail.soon",
                number,
                metric,
                dueTime(step, person)));
        body.append("\n").append(texts.get(language, "escalation.mail.why", because(plan.actions(), language)));
        queue(step, person, address, subject, body + whereItIs(number, language));
    }

    /** The reason may name the customer, so it is not in the mail. */
    private void writeCall(DueStep step, Call call, Person person, String address) {
        var language = person.locale();
        var number = number(step);
        var by = staff.byId(call.by()).map(Person::name).orElse("–");
        var subject = texts.get(language, "escalation.mail.called", number, by);
        queue(step, person, address, subject, subject + whereItIs(number, language));
    }

    /** Once for a step and person. */
    private void queue(DueStep step, Person person, String address, String subject, String body) {
        var id = UUID.nameUUIDFromBytes((step.id() + " " + person.id()).getBytes(StandardCharsets.UTF_8));
        sending.queue(Letter.mail(id, StepLetters.KIND, step.id(), address, subject, body, clock.instant()));
    }

    private String whereItIs(String number, Locale language) {
        return url.isEmpty()
                ? "\n"
                : "\n\n" + texts.get(language, "escalation.mail.open", url + "/cases/" + number) + "\n";
    }

    private static String dueTime(DueStep step, Person person) {
        return WrittenTime.at(step.dueAt(), person.locale(), person.zone());
    }

    private static String because(List<Action> actions, Locale language) {
        return actions.stream()
                .filter(action -> action.what().startsWith("tell."))
                .map(action -> new Bilingual(action.because()).in(language))
                .findFirst()
                .orElse("");
    }

    private String number(DueStep step) {
        return jdbc.sql("select number from subject where id = :id")
                .param("id", step.subject().value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
