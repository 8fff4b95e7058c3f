package org.betavista.ui;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.betavista.session.Channel;
import org.betavista.session.Decoded;
import org.betavista.session.ExplorerSession;
import org.betavista.session.OpenModel;
import org.jspecify.annotations.Nullable;

/** Grids of decoded images: what was asked for last on each channel. The window's thread only. */
public final class Grids {
    private final ExplorerSession session;
    private final ReadOnlyObjectProperty<@Nullable OpenModel> model;
    private final Map<Channel, ReadOnlyObjectWrapper<@Nullable Decoded>> decoded =
            new EnumMap<>(Channel.class);

    Grids(ExplorerSession session, ReadOnlyObjectProperty<@Nullable OpenModel> model) {
        this.session = session;
        this.model = model;
        for (Channel channel : EnumSet.range(Channel.TRAVERSAL, Channel.PATH)) {
            decoded.put(channel, new ReadOnlyObjectWrapper<>());
        }
    }

    private ReadOnlyObjectWrapper<@Nullable Decoded> wrapper(Channel channel) {
        return Objects.requireNonNull(decoded.get(channel));
    }

    /** The newest images of a grid's channel, or null while the open model has none. */
    public ReadOnlyObjectProperty<@Nullable Decoded> property(Channel channel) {
        return wrapper(channel).getReadOnlyProperty();
    }

    /** Asks for a grid of codes, in place of what the channel waits for. */
    public void request(Channel channel, float[] codes) {
        OpenModel open = model.get();
        if (open != null) {
            session.decode(channel, open.generation(), codes, Decoded.NO_EVENT);
        }
    }

    void decoded(Channel channel, Decoded result) {
        OpenModel open = model.get();
        boolean current = open != null && result.generation() == open.generation();
        wrapper(channel).set(current ? result : null);
    }

    void clear() {
        decoded.values().forEach(wrapper -> wrapper.set(null));
    }
}
