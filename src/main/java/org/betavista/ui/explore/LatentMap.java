package org.betavista.ui.explore;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.betavista.analysis.CovarianceEllipse;
import org.betavista.model.Codes;
import org.betavista.session.EncodedImage;
import org.betavista.session.Survey;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * The codes of held-out images on two latents, coloured by a label or factor, with the prior's
 * rings and the crosshair at z. Hovering a point previews it; pressing moves z.
 */
final class LatentMap extends StackPane {
    private static final double REACH = 7;
    private static final double LEAST_ZOOM = 0.5;
    private static final double MOST_ZOOM = 8;

    private final LatentPointViewModel point;
    private final Look look;
    private final MapPoints points;
    private final Overlay overlay;
    private final Crosshair crosshair;
    private LatentPair pair = new LatentPair(0, 0);
    private int factor;
    private int hovered = -1;
    private double zoom = 1;

    LatentMap(LatentPointViewModel point, Look look) {
        this.point = point;
        this.look = look;
        points = new MapPoints(point, look);
        overlay = new Overlay();
        crosshair = new Crosshair(look);
        getChildren().addAll(points, overlay, crosshair);
        setId("latent-map");
        setMinSize(0, 0);
        look.onChange(overlay::redraw);
        point.surveyProperty().addListener((property, old, now) -> overlay.redraw());
        point.surveyProperty().addListener((property, old, now) -> showCrosshair());
        point.zProperty().addListener((property, old, now) -> showCrosshair());
        point.selectedProperty().addListener((property, old, now) -> overlay.redraw());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        setOnScroll(
                event -> {
                    zoom(Math.pow(1.002, event.getDeltaY()));
                    event.consume();
                });
    }

    /** Zooms out until every code is in sight, at least. */
    private void zoom(double factor) {
        Survey survey = point.surveyProperty().get();
        if (survey != null && pair.isWithin(survey.codes())) {
            double least = Math.min(LEAST_ZOOM, frame(survey.codes()).zoomToAll());
            zoom = Math.max(least, Math.min(MOST_ZOOM, zoom * factor));
            show();
        }
    }

    /** Chooses the two latents. */
    void setLatents(LatentPair newPair) {
        pair = newPair;
        show();
    }

    /** Chooses the factor that colours the points. */
    void setFactor(int newFactor) {
        factor = newFactor;
        show();
    }

    private void show() {
        points.show(pair, factor, zoom);
        overlay.redraw();
        showCrosshair();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        showCrosshair();
    }

    private void showCrosshair() {
        Survey survey = point.surveyProperty().get();
        float[] z = point.zProperty().get();
        int last = Math.max(pair.across(), pair.up());
        if (survey == null || !pair.isWithin(survey.codes()) || last >= z.length) {
            crosshair.hide();
            return;
        }
        MapFrame frame = frame(survey.codes());
        crosshair.show(frame.x(z[pair.across()]), frame.y(z[pair.up()]));
    }

    private MapFrame frame(Codes codes) {
        return MapFrame.of(codes, pair, zoom, getWidth(), getHeight(), point.missingKl() == null);
    }

    private void moved(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null || !pair.isWithin(survey.codes())) {
            return;
        }
        MapFrame frame = frame(survey.codes());
        int nearest = -1;
        double reach = REACH * REACH;
        for (int i = 0; i < survey.codes().count(); i++) {
            double dx = frame.x(MapFrame.mu(survey.codes(), i, pair.across())) - event.getX();
            double dy = frame.y(MapFrame.mu(survey.codes(), i, pair.up())) - event.getY();
            if (dx * dx + dy * dy < reach) {
                reach = dx * dx + dy * dy;
                nearest = i;
            }
        }
        hover(nearest);
    }

    private void hover(int index) {
        if (index == hovered) {
            return;
        }
        hovered = index;
        Survey survey = point.surveyProperty().get();
        if (index < 0 || survey == null) {
            point.endPreview();
        } else {
            point.preview(survey.codes().mu(index));
        }
        overlay.redraw();
    }

    private void pressed(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (hovered >= 0) {
            float[] code = survey.codes().mu(hovered);
            hover(-1);
            point.jump("held-out image", code);
        } else {
            point.beginChange();
            dragged(event);
        }
    }

    private void dragged(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null || !pair.isWithin(survey.codes()) || !event.isPrimaryButtonDown()) {
            return;
        }
        long now = System.nanoTime();
        MapFrame frame = frame(survey.codes());
        point.move(pair.across(), round(frame.valueX(event.getX())), now);
        if (pair.up() != pair.across()) {
            point.move(pair.up(), round(frame.valueY(event.getY())), now);
        }
    }

    private static float round(double value) {
        return Math.round(value * 100) / 100f;
    }

    /** The layer above the codes: the chosen image and what is under the pointer. */
    private final class Overlay extends DrawnRegion {
        @Override
        protected void draw(GraphicsContext graphics, double width, double height) {
            Survey survey = point.surveyProperty().get();
            if (survey == null || !pair.isWithin(survey.codes())) {
                return;
            }
            MapFrame frame = frame(survey.codes());
            MapFrame.clip(graphics, width, height);
            drawPosterior(graphics, frame, point.selectedProperty().get());
            drawHovered(graphics, frame, survey.codes());
            graphics.restore();
        }
    }

    private void drawHovered(GraphicsContext graphics, MapFrame frame, Codes codes) {
        if (hovered >= 0 && hovered < codes.count()) {
            graphics.setStroke(look.color(Ink.Z));
            graphics.setLineWidth(2);
            graphics.strokeOval(
                    frame.x(MapFrame.mu(codes, hovered, pair.across())) - 5,
                    frame.y(MapFrame.mu(codes, hovered, pair.up())) - 5,
                    10,
                    10);
        }
    }

    private void drawPosterior(
            GraphicsContext graphics, MapFrame frame, @Nullable EncodedImage chosen) {
        if (chosen == null
                || pair.across() >= chosen.mu().length
                || pair.up() >= chosen.mu().length) {
            return;
        }
        double x = frame.x(chosen.mu()[pair.across()]);
        double y = frame.y(chosen.mu()[pair.up()]);
        if (point.missingKl() == null) {
            drawEllipses(graphics, frame, chosen);
        } else {
            graphics.setFill(look.color(Ink.MU));
            graphics.fillOval(x - 3, y - 3, 6, 6);
        }
        graphics.setFill(look.color(Ink.MU));
        graphics.fillOval(x - 20, y - 20, 15, 15);
        graphics.setFill(look.color(Ink.PANEL));
        graphics.setFont(look.strongWords(10.5));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("A", x - 12.5, y - 8.8);
    }

    /** One and two standard deviations of q(z|x); with a full covariance they tilt. */
    private void drawEllipses(GraphicsContext graphics, MapFrame frame, EncodedImage chosen) {
        CovarianceEllipse ellipse =
                CovarianceEllipse.of(
                        chosen.covariance(pair.across(), pair.across()),
                        chosen.covariance(pair.across(), pair.up()),
                        chosen.covariance(pair.up(), pair.up()));
        for (int sigmas = 2; sigmas >= 1; sigmas--) {
            frame.ellipse(
                    graphics,
                    chosen.mu()[pair.across()],
                    chosen.mu()[pair.up()],
                    sigmas * ellipse.major(),
                    sigmas * ellipse.minor(),
                    ellipse.angle());
            graphics.setFill(look.color(Ink.SIGMA).deriveColor(0, 1, 1, 0.1));
            graphics.fill();
            graphics.setStroke(look.color(Ink.SIGMA));
            graphics.setLineWidth(sigmas == 1 ? 2 : 1);
            graphics.stroke();
        }
    }
}
