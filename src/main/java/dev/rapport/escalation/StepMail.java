package dev.rapport.escalation;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import dev.rapport.sla.LadderEntry.Action;
import dev.rapport.sla.MetricWords;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;

/**
 * Tells people of a step by e-mail, where a mail server is configured ({@code spring.mail.host}), unless they have
 * quiet hours. A mail names the case by its number only. What cannot be sent is found among the notices all the same.
 */
@Component
class StepMail {

    private static final Logger LOG = LoggerFactory.getLogger(StepMail.class);

    private final ObjectProvider<MailSender> senders;
    private final Staff staff;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String from;

    StepMail(
            ObjectProvider<MailSender> senders,
            Staff staff,
            Texts texts,
            JdbcClient jdbc,
            Clock clock,
            @Value("${rapport.mail.from:rapport@localhost}") String from) {
        this.senders = senders;
        this.staff = staff;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.from = from;
    }

    boolean isConfigured() {
        return senders.getIfAvailable() != null;
    }

    void send(DueStep step, StepPlan plan) {
        senders.ifAvailable(sender -> plan.tell().stream()
                .map(UserId::new)
                .filter(person -> staff.quietHoursOf(person)
                        .flatMap(hours -> hours.until(clock.instant()))
                        .isEmpty())
                .forEach(person -> staff.emailOf(person)
                        .ifPresent(address -> send(sender, message(step, plan, person, address)))));
    }

    private static void send(MailSender sender, SimpleMailMessage message) {
        try {
            sender.send(message);
        } catch (MailException e) {
            LOG.warn("An e-mail about an escalation could not be sent", e);
        }
    }

    private SimpleMailMessage message(DueStep step, StepPlan plan, UserId person, String address) {
        var language = staff.byId(person).map(Person::locale).orElse(Locale.ENGLISH);
        var metric = MetricWords.of(step.metric(), (key, arguments) -> texts.get(language, key, arguments));
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(address);
        message.setSubject(
                texts.get(language, "escalation.mail.subject", number(step), metric, texts.get(language, step.step())));
        message.setText(
                texts.get(language, "escalation.mail.text", number(step), metric, because(plan.actions(), language)));
        return message;
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
