package dev.rapport.customer.reviews;

import static java.util.Map.entry;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.quality.OpenFaults;
import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.FormData;
import dev.rapport.engine.TaskDuty;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.engine.UserTask;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Texts;
import dev.rapport.platform.UserId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the tasks of {@code processes/data-review.bpmn} show, and which answers they do not take. */
@Component
class ReviewTask implements FormData, AnswerCheck, TaskDuty {

    static final String REVIEW = "Task_ReviewData";
    static final String DECIDE = "Task_DecideReview";

    private final ReviewRows rows;
    private final OpenFaults faults;
    private final Staff staff;
    private final Access access;
    private final Texts texts;

    ReviewTask(ReviewRows rows, OpenFaults faults, Staff staff, Access access, Texts texts) {
        this.rows = rows;
        this.faults = faults;
        this.staff = staff;
        this.access = access;
        this.texts = texts;
    }

    @Override
    public Set<String> processes() {
        return Set.of("data-review");
    }

    @Override
    public Map<String, Object> of(SubjectId subject, String elementId) {
        var review = rows.find(subject).orElseThrow();
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        var isLeft = faults.isAnyLeftOf(review.quality(), review.begunAt());
        return Map.ofEntries(
                entry("number", review.number()),
                entry("check", texts.get(language, "word.Quality." + review.quality())),
                entry("now", faults.of(review.quality())),
                entry("before", review.before()),
                entry("last", last(review, language)),
                entry("still", texts.get(language, isLeft ? "review.still-left" : "review.none-left")),
                entry("because", because(review, language)));
    }

    private String last(DataReview review, Locale language) {
        return rows.before(review)
                .map(other -> texts.get(
                        language, "review.last", other.number(), Objects.requireNonNullElse(other.after(), 0L)))
                .orElseGet(() -> texts.get(language, "review.first"));
    }

    private String because(DataReview review, Locale language) {
        return review.state() == ReviewState.HELP
                ? Objects.requireNonNullElse(review.why(), "–")
                : texts.get(language, "ReviewState." + review.state());
    }

    /** Nobody says that all is mended while it is not. */
    @Override
    public void check(SubjectId subject, String elementId, TaskSubmission answer) {
        var review = rows.find(subject).orElseThrow();
        if (!review.state().isOpen()) throw Refused.conflict("review.over", review.number());
        if ("mended".equals(answer.text("outcome")) && faults.isAnyLeftOf(review.quality(), review.begunAt()))
            throw Refused.conflict("review.not-mended");
    }

    @Override
    public void requireImpartial(UserTask task, UserId person) {
        if (!task.elementId().equals(DECIDE)) return;
        if (staff.byId(person)
                .map(Person::roles)
                .filter(roles -> roles.contains(Role.MANAGER) || roles.contains(Role.ADMIN))
                .isEmpty()) throw Refused.notAllowed("review.manager-decides");
    }
}
