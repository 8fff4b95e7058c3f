package org.betavista.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.betavista.data.InvalidInputException;
import org.betavista.store.JsonFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data sets that a person used lately, in {@code recent.json} beside the imported ones. */
final class RecentSources {
    private static final Logger LOG = LoggerFactory.getLogger(RecentSources.class);
    private static final int MOST = 8;

    private final Path file;

    /** What the file holds, newest first. */
    record Content(List<DataSource> sources) {
        Content {
            sources = List.copyOf(sources);
        }
    }

    RecentSources(DataFolder place) {
        file = place.folder().resolve("recent.json");
    }

    /** Newest first; none where the file is missing or unreadable. */
    List<DataSource> sources() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JsonFile.read(file, Content.class, RecentSources::upgrade).sources();
        } catch (InvalidInputException e) {
            LOG.warn("{}", e.sentence());
            return List.of();
        }
    }

    private static void upgrade(ObjectNode content) {
        for (JsonNode source : content.path("sources")) {
            if (source instanceof ObjectNode object) {
                DataSource.upgrade(object);
            }
        }
    }

    /** Puts a source first. A list that cannot be kept is no reason to stop. */
    void add(DataSource source) {
        List<DataSource> sources = new ArrayList<>(sources());
        sources.remove(source);
        sources.add(0, source);
        try {
            JsonFile.write(file, new Content(sources.subList(0, Math.min(MOST, sources.size()))));
        } catch (InvalidInputException e) {
            LOG.warn("{}", e.sentence());
        }
    }
}
