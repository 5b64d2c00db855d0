package dev.rapport.contact.posts;

import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.ui.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries the news of what is said in public to the open lists of all copies. */
@Component
class PostNews implements DatabaseChannel {

    static final String CHANNEL = "public_post";

    private final Live live;
    private final ApplicationEventPublisher events;

    PostNews(Live live, ApplicationEventPublisher events) {
        this.live = live;
        this.events = events;
    }

    @Override
    public String name() {
        return CHANNEL;
    }

    @Override
    public void heard(String payload) {
        if (live.isWatched()) events.publishEvent(new PostsChanged());
    }
}
