package dev.rapport.sla;

import dev.rapport.cases.TrailWord;
import dev.rapport.platform.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

@Component
class MetricWord implements TrailWord {

    private final Texts texts;

    MetricWord(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "metric";
    }

    @Override
    public String say(String metric, Locale locale) {
        return MetricWords.of(metric, (key, arguments) -> texts.get(locale, key, arguments));
    }
}
