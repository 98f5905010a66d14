-- CreateTable
CREATE TABLE "Seen" (
    "userId" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "seenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Seen_pkey" PRIMARY KEY ("userId","annotationId")
);

-- CreateTable
CREATE TABLE "ColourName" (
    "userId" UUID NOT NULL,
    "colour" "Colour" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ColourName_pkey" PRIMARY KEY ("userId","colour")
);

-- CreateIndex
CREATE INDEX "Seen_annotationId_idx" ON "Seen"("annotationId");

-- AddForeignKey
ALTER TABLE "Seen" ADD CONSTRAINT "Seen_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seen" ADD CONSTRAINT "Seen_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "Annotation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ColourName" ADD CONSTRAINT "ColourName_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
