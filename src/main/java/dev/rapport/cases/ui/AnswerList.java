package dev.rapport.cases.ui;

import com.vaadin.flow.component.Composite;
import dev.rapport.cases.Answer;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Times;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Values with their labels, each written as its type is written in the reader's language. */
final class AnswerList extends Composite<Facts> {

    AnswerList(List<Answer> answers) {
        answers.forEach(answer -> getContent().with(answer.label(), text(answer.value())));
    }

    private String text(Object value) {
        return switch (value) {
            case Boolean truth -> getTranslation(truth ? "cases.yes" : "cases.no");
            case Number number -> NumberFormat.getInstance(getLocale()).format(number);
            case LocalDate day -> Times.day(day);
            case Collection<?> many -> many.stream().map(this::text).collect(Collectors.joining(" · "));
            default -> value.toString();
        };
    }
}
