package dev.rapport.notice;

import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries the news of notices to the screens of all copies of the application. */
@Component
class NoticeChannel implements DatabaseChannel {

    private final ApplicationEventPublisher events;

    NoticeChannel(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "notice";
    }

    @Override
    public void heard(String person) {
        events.publishEvent(new NoticesChanged(UserId.of(person)));
    }
}
