package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.cases.Story;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.PersonZone;

@org.springframework.stereotype.Component
class StorySection implements SubjectStory {

    private final Story story;

    StorySection(Story story) {
        this.story = story;
    }

    @Override
    public Component of(SubjectId subject) {
        var locale = UI.getCurrent().getLocale();
        var list = new StoryList((after, limit) -> story.of(subject, locale, PersonZone.get(), limit, after));
        return new Panel(UI.getCurrent().getTranslation("cases.story"), list);
    }
}
